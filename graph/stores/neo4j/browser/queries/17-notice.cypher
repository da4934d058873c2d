// 17 What this is, and what it is not
MATCH (about:About)
RETURN about.notice AS notice
