"""The closed sets that everything else is written in: categories, predicates, hedge levels."""

from graph.vocabulary.categories import Category, parse_category
from graph.vocabulary.hedges import HedgeLevel
from graph.vocabulary.predicates import Predicate, parse_predicate

__all__ = ["Category", "HedgeLevel", "Predicate", "parse_category", "parse_predicate"]
