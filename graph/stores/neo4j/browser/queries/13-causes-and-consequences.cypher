// 13 What leads to it, and what may follow from it
MATCH (concept:Concept {name: 'muscle spasm'})
MATCH (concept)-[relation:CAUSES|TRIGGERS|AGGRAVATES|HAS_COMPLICATION]-(other:Concept)
RETURN concept, relation, other
LIMIT 100
