// 15 Find by misspelt name
// A tilde after a word takes other spellings too.
CALL db.index.fulltext.queryNodes(
  'concept_names', 'muscel~ spasm~'
) YIELD node, score
RETURN node.name AS name,
       node.categories[0] AS category,
       node.id AS id,
       node.synonyms AS synonyms,
       round(score, 2) AS score
ORDER BY score DESC, id
LIMIT 10
