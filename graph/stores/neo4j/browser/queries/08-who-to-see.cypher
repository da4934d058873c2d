// 08 From a disease over its symptom to who manages it
MATCH (disease:Disease {name: 'multiple sclerosis'})
MATCH path = (disease)-[:HAS_SYMPTOM]->(:Symptom)
             <-[:MANAGES]-(:Specialist)
RETURN path
LIMIT 50
