// 05 What diseases share
// Diseases that share something with this one.
// A shared concept weighs less the more connected
// it is: what is common to all says little.
MATCH (disease:Disease {name: 'fibromyalgia'})
MATCH (disease)--(shared:Concept)--(other:Disease)
WHERE other <> disease
WITH DISTINCT other, shared
RETURN other.name AS disease,
       collect(shared.name)[..5] AS shared,
       round(sum(1.0 / log(2 + shared.degree)), 3)
         AS score
ORDER BY score DESC, disease
LIMIT 20
