// 04 Related pathologies
// What is named together with a symptom or disease, the best supported first.
MATCH (concept:Concept {name: 'muscle spasm'})-[relation:ASSOCIATED_WITH]-(related:Concept)
RETURN concept, relation, related
ORDER BY relation.documents DESC, relation.statements DESC, related.id
LIMIT 100
