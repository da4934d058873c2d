// 03 Diseases with a symptom
MATCH (symptom:Symptom {name: 'muscle spasm'})
MATCH (disease:Disease)
      -[has:HAS_SYMPTOM]->(symptom)
RETURN disease, has, symptom
ORDER BY has.statements DESC, disease.id
LIMIT 100
