// 02 The whole picture of a symptom
// Everything that documents say of it: diseases, tests, specialists, treatments, causes and so on.
MATCH (symptom:Symptom {name: 'muscle spasm'})-[relation]-(other:Concept)
RETURN symptom, relation, other
ORDER BY relation.statements DESC, other.id
LIMIT 200
