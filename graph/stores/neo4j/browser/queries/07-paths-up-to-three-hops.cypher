// 07 All paths of up to three hops, the most specific first
// Specific: the concepts on the way have few relations. No concept is passed twice.
MATCH (source:Concept {name: 'stroke'}), (target:Concept {name: 'neurologist'})
MATCH path = (source)-[*..3]-(target)
WHERE all(node IN nodes(path) WHERE single(same IN nodes(path) WHERE same = node))
WITH path, reduce(penalty = 0, node IN nodes(path)[1..-1] | penalty + node.penalty) AS penalty
RETURN path, length(path) AS hops, penalty
ORDER BY hops, penalty
LIMIT 25
