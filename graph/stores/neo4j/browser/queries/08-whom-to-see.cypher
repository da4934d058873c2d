// 08 Whom to see
// From a disease over its symptoms
// to who manages them.
MATCH path =
  (:Disease {name: 'multiple sclerosis'})
  -[:HAS_SYMPTOM]->(:Symptom)
  <-[:MANAGES]-(:Specialist)
RETURN path
LIMIT 50
