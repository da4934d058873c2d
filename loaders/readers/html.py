"""Saved web pages: the article alone, without the menus, notices and boxes around it."""

from __future__ import annotations

from loaders.errors import NoArticleOnPage
from loaders.readers.building import ArticleBuilder
from loaders.readers.decoding import decode_page
from loaders.readers.isolation import read_page_apart
from loaders.structure import Article

VERSION = "html/1"


def read_html(data: bytes) -> Article:
    r"""Return the article on a web page; its text is written anew, line by line.

    The title is the page's h1, or its title without the name of the site. Rows of tables and lists of
    definitions are items: "name — meaning". A table's row of headings and its caption are paragraphs.

    Raises:
        UndecodableDocument: When it is not in the encoding that it names, nor in UTF-8.
        BinaryDocument: When there is a control character that text never has.
        EmptyDocument: When there is nothing but white space.
        NoArticleOnPage: When there are menus and notices at most.
        DocumentTooComplex: When it takes too long or too much memory.

    Example:
        >>> article = read_html(b"<h1>Dizziness</h1><h2>Causes</h2><ul><li>Ane<b>mia</b></ul>")
        >>> article.text
        'Dizziness\nCauses\n- Anemia'
    """
    builder = ArticleBuilder()
    for part in read_page_apart(decode_page(data)):
        match part.kind:
            case "title":
                builder.add_title(part.text)
            case "heading":
                builder.add_heading(part.text)
            case "item":
                builder.add_item(part.text, part.level)
            case _:
                builder.add_paragraph(part.text)
    article = builder.build()
    if not article.sections:
        raise NoArticleOnPage
    return article
