// 13 Causes and consequences
MATCH (concept:Concept {name: 'muscle spasm'})
MATCH (concept)-[leads]-(other:Concept)
WHERE type(leads) IN [
  'CAUSES', 'TRIGGERS', 'AGGRAVATES',
  'HAS_COMPLICATION'
]
RETURN concept, leads, other
ORDER BY leads.statements DESC, other.id
LIMIT 100
