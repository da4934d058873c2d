// 02 Picture of a symptom
// Everything that documents say of it.
MATCH (symptom:Symptom {name: 'muscle spasm'})
MATCH (symptom)-[relation]-(other:Concept)
RETURN symptom, relation, other
ORDER BY relation.statements DESC, other.id
LIMIT 200
