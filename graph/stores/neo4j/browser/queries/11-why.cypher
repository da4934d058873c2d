// 11 Why: the sentences behind a relation
MATCH (:Concept {name: 'multiple sclerosis'})-[relation]-(:Concept {name: 'muscle spasm'})
MATCH (document:Document)-[:STATES]->(statement:Statement {edge: relation.id})
RETURN statement.name AS says, statement.sentence AS sentence, statement.section AS section,
       statement.hedge_level AS certainty, statement.negated AS denied, document.title AS document
ORDER BY document.id, statement.start
LIMIT 100
