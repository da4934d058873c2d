// 08 From a disease over its symptom to who manages it
MATCH path = (disease:Disease {name: 'multiple sclerosis'})-[:HAS_SYMPTOM]->(:Symptom)
             <-[:MANAGES]-(:Specialist)
RETURN path
LIMIT 50
