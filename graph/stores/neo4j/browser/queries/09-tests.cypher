// 09 Which tests help to diagnose it
MATCH (test:Test)-[relation:DIAGNOSES|ASSESSES]->(concept:Concept {name: 'muscle spasm'})
RETURN test, relation, concept
ORDER BY relation.statements DESC, test.id
LIMIT 100
