"""What the classes and identifiers of elements say of them: which stand around articles."""

from __future__ import annotations

import re
from collections.abc import Mapping

from loaders.readers.pages.elements import Element, words

# Enough in whatever company.
_WORDS = words("""
    addthis addtoany adsbygoogle advert advertisement advertising adverts breadcrumb breadcrumbs
    byline ccpa commentlist cookie cookiebanner cookiebar cookiebot cookies disqus editsection footer gdpr
    hatnote megamenu metadata nav navbar navbox navigation newsletter noprint onetrust outbrain pager
    pagination paywall printonly relatedposts searchform sharebar sharebuttons sharedaddy sharing sidebar
    sponsored sronly submenu taboola tagcloud
""")
# Enough unless other words say more: "related-diseases" is a section of the article.
_WORDS_ALONE = words("""
    ad ads banner comment comments consent contents feedback login menu modal overlay popup promo rating
    ratings recommendations recommended related respond share signup social socials stars subscribe
    subscription tags toc toolbar
""")
_COMPANY = words("""
    article articles bar bottom block box button buttons card carousel container content count desktop
    dialog form google grid header icon icons inner inline item items js label left link links list loader
    main manager materials media mobile network networks news notice page pages panel post posts reading
    right row section sidebar slider slot sticky stories text the title top topics unit widget wp wrap
    wrapper
""")
_PAIRS = tuple(
    frozenset(pair.split("-"))
    for pair in words("""
        also-like article-meta author-bio author-box back-top comment-form comment-list entry-meta
        follow-us global-header go-top lang-switch language-switcher no-print page-header post-meta
        print-only privacy-notice read-also read-more read-next screen-reader search-box search-form
        see-also site-header skip-link sr-only table-contents top-bar visually-hidden you-may
    """)
)
# Classes of a whole page tell what it has not, or has beside the article: "with-sidebar".
_OF_WHOLE = words("has not no with without")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")


_HIDDEN = words("d-none hidden hide invisible")
_SHOWN_SOMEWHERE = re.compile(r"(?:sm|md|lg|xl|2xl|d-(?:sm|md|lg|xl|xxl|print))[:-]")
_FOLDS = re.compile(r"accordion|collaps|faq|toggle|spoiler|expand|tab-?pane", re.IGNORECASE)


def folds(element: Mapping[str, str | None]) -> bool:
    """Return whether the attributes of an element say that it is folded up, so that hidden is not gone.

    Example:
        >>> folds({"class": "accordion-body"}), folds({"class": "popup"})
        (True, False)
    """
    named = f"{element.get('class')} {element.get('id')} {element.get('role')}"
    return _FOLDS.search(named) is not None


def is_named_clutter(element: Element) -> bool:
    """Return whether the names of an element say that it stands around an article.

    Example:
        >>> is_named_clutter(Element("div", {"class": "relatedArticles"}))
        True
        >>> is_named_clutter(Element("div", {"id": "related-diseases"}))
        False
    """
    names = f"{element.get('class')} {element.get('id')}".split()
    hidden = not _HIDDEN.isdisjoint(names) and not any(map(_SHOWN_SOMEWHERE.match, names))
    return (hidden and not folds(element.attributes)) or any(
        _says_clutter(frozenset(_WORD.findall(_CAMEL.sub("-", name).lower()))) for name in names
    )


def _says_clutter(said: frozenset[str]) -> bool:
    if any(pair <= said for pair in _PAIRS):
        return True
    if said & _OF_WHOLE:
        return False
    alone = not said.isdisjoint(_WORDS_ALONE) and said <= _WORDS_ALONE | _COMPANY
    return alone or not said.isdisjoint(_WORDS)
