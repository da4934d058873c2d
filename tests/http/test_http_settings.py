"""The settings come from the environment, and are what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import Settings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The prefix is NOSOGRAPH_; an empty variable is none; an argument wins."""
    monkeypatch.setenv("NOSOGRAPH_PORT", "9000")
    monkeypatch.setenv("NOSOGRAPH_API_KEY", "")
    monkeypatch.setenv("NOSOGRAPH_QUERY_SECONDS", "0.5")
    monkeypatch.setenv("NOSOGRAPH_CORS_ORIGINS", '["https://page.example"]')
    settings = Settings(query_seconds=2)
    assert (settings.port, settings.api_key, settings.query_seconds) == (9000, None, 2.0)
    assert settings.cors_origins == ("https://page.example",)


def test_the_store_is_in_the_home_folder_unless_it_is_set(tmp_path: Path) -> None:
    """Without a store there is one file in the home folder."""
    assert Settings(home=tmp_path).store_location == str(tmp_path / "graph.sqlite")
    assert Settings(store="neo4j://graph.example").store_location == "neo4j://graph.example"


@pytest.mark.parametrize(
    "wrong",
    [{"port": 70000}, {"query_seconds": 0}, {"api_key": "short"}, {"concurrent_requests": 40}],
)
def test_settings_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    """A key that could be guessed, a port that does not exist, threads that are not there."""
    with pytest.raises(ValidationError):
        Settings.model_validate(wrong)


def test_secrets_are_not_shown() -> None:
    """A log of the settings holds neither key nor password."""
    shown = repr(Settings(api_key="secret-key-secret", neo4j_password="secret-word"))
    assert "secret" not in shown


def test_settings_are_frozen() -> None:
    """Nobody changes them on the way."""
    with pytest.raises(ValidationError):
        Settings().port = 1  # type: ignore[misc]
