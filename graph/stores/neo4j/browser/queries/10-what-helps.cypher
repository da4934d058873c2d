// 10 What treats, relieves or prevents it
MATCH (treatment:Treatment)-[relation:TREATS|RELIEVES|PREVENTS]->
      (concept:Concept {name: 'muscle spasm'})
RETURN treatment, relation, concept
ORDER BY relation.statements DESC, treatment.id
LIMIT 100
