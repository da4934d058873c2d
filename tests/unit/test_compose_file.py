"""The compose file and the image, without a Docker engine: what must hold for either to be safe."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from fenced import ROOT

from api.settings import Settings
from graph.stores.neo4j.browser import browser_settings

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
IMAGE = (ROOT / "Dockerfile").read_text("utf-8")
LAST_STAGE = IMAGE[IMAGE.rindex("\nFROM ") :]
REQUIRED = re.compile(r"\$\{(\w+):\?([^}]+)\}")
OPTIONAL = re.compile(r"\$\{(\w+):-([^}]*)\}")


def neo4j_conf() -> dict[str, str]:
    """Return the settings as the Neo4j image writes them into neo4j.conf, with defaults filled in."""
    given = SERVICES["neo4j"]["environment"].items()
    return {
        re.sub(r"__|_", lambda mark: "_" if mark[0] == "__" else ".", name[6:]):
        OPTIONAL.sub(r"\2", value)
        for name, value in given if name.startswith("NEO4J_") and name != "NEO4J_AUTH"
    }  # fmt: skip


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_reached_from_this_machine_only(name: str) -> None:
    """Docker publishes past a firewall, so each port is bound to loopback."""
    assert SERVICES[name]["ports"]
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name]["ports"])


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_no_more_rights_than_it_needs(name: str) -> None:
    """No root, no capabilities, no way to get either."""
    service = SERVICES[name]
    user = service.get("user") or re.findall(r"^USER (\S+)$", LAST_STAGE, re.MULTILINE)[-1]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_watched_and_comes_back(name: str) -> None:
    """It has a health check, restarts by itself, and is given time to stop."""
    service = SERVICES[name]
    assert "healthcheck" in service or "\nHEALTHCHECK " in LAST_STAGE
    assert service["restart"] == "unless-stopped"
    assert service["stop_grace_period"]


def test_there_is_no_password_to_forget_to_change() -> None:
    """Without one from the person who starts it, nothing starts; the example leaves it empty."""
    auth = SERVICES["neo4j"]["environment"]["NEO4J_AUTH"]
    password = SERVICES["api"]["environment"]["NOSOGRAPH_NEO4J_PASSWORD"]
    assert REQUIRED.sub("", auth) == "neo4j/"
    assert REQUIRED.sub("", password) == ""
    assert "NEO4J_PASSWORD=\n" in (ROOT / ".env.example").read_text("utf-8")


def test_the_example_names_every_variable() -> None:
    """What compose asks for, the example explains."""
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    asked = {name for name, _ in REQUIRED.findall(text) + OPTIONAL.findall(text)}
    explained = re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert asked == set(explained)


def test_images_are_pinned() -> None:
    """Not `latest`: the same Neo4j as the tests run on, and a named Python."""
    assert re.fullmatch(r"neo4j:5\.26\.\d+-community", SERVICES["neo4j"]["image"])
    assert set(re.findall(r"^FROM (\S+)", IMAGE, re.MULTILINE)) == {"python:3.11-slim-bookworm"}
    assert "--require-hashes" in IMAGE


def test_the_api_waits_for_a_database_that_answers() -> None:
    """It starts when Neo4j is healthy, and finds it by its name on the network."""
    api = SERVICES["api"]
    assert api["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert api["read_only"] is True


def test_the_api_is_given_settings_that_it_knows() -> None:
    """Each NOSOGRAPH_ variable, in the compose file and in the image, is a setting."""
    names = set(SERVICES["api"]["environment"]) | set(re.findall(r"NOSOGRAPH_\w+(?==)", LAST_STAGE))
    known = {f"NOSOGRAPH_{name.upper()}" for name in Settings.model_fields}
    assert names <= known


def test_the_browser_is_set_up_as_in_the_demo() -> None:
    """One way to open style and guide, here and there."""
    assert browser_settings("http://127.0.0.1:8000").items() <= neo4j_conf().items()


def test_nothing_secret_gets_into_the_image() -> None:
    """The builder sees what is listed, and no more."""
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert not any(".env" in rule for rule in rules if rule.startswith("!"))
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", IMAGE, re.MULTILINE)
    assert {f"!{name}" for line in copied for name in line.split()} <= set(rules)


def test_commands_of_the_image_need_no_shell() -> None:
    """Exec form throughout: signals reach the service, and nothing is interpreted."""
    joined = IMAGE.replace("\\\n", " ")
    commands = re.findall(
        r"^(?:RUN|CMD|ENTRYPOINT)\s+(.)|HEALTHCHECK.*CMD\s+(.)", joined, re.MULTILINE
    )
    assert commands
    assert all("".join(first) == "[" for first in commands)
