// 07 Most specific paths
// Of up to three hops; no concept is passed twice.
// Specific: what lies between has few relations.
MATCH (source:Concept {name: 'stroke'})
MATCH (target:Concept {name: 'neurologist'})
MATCH path = (source)-[*..3]-(target)
WITH path, nodes(path) AS nodes
WHERE all(n IN nodes WHERE
          single(m IN nodes WHERE m = n))
RETURN path, length(path) AS hops,
       reduce(sum = 0, n IN nodes[1..-1] |
              sum + n.penalty) AS penalty
ORDER BY hops, penalty
LIMIT 25
