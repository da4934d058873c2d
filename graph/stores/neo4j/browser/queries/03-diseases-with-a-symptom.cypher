// 03 Diseases that have a symptom
MATCH (disease:Disease)-[relation:HAS_SYMPTOM]->(symptom:Symptom {name: 'muscle spasm'})
RETURN disease, relation, symptom
ORDER BY relation.statements DESC, disease.id
LIMIT 100
