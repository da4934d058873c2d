// 09 Tests that help diagnose
MATCH (concept:Concept {name: 'muscle spasm'})
MATCH (test:Test)-[shows]->(concept)
WHERE type(shows) IN ['DIAGNOSES', 'ASSESSES']
RETURN test, shows, concept
ORDER BY shows.statements DESC, test.id
LIMIT 100
