// 10 What helps against it
MATCH (concept:Concept {name: 'muscle spasm'})
MATCH (treatment:Treatment)-[helps]->(concept)
WHERE type(helps) IN [
  'TREATS', 'RELIEVES', 'PREVENTS'
]
RETURN treatment, helps, concept
ORDER BY helps.statements DESC, treatment.id
LIMIT 100
