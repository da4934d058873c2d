"""What a local Neo4j needs: a JDK for its version, and the jars, which Maven fetches once."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[1] / ".build" / "neo4j"
DEFAULT_VERSION = "5.26.30"
FETCH_SECONDS = 900
OPENS = tuple(  # what Neo4j's own start scripts open to it
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
)
_JVM_FOLDERS = (
    "/usr/lib/jvm/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
)


class LocalNeo4jError(Exception):
    """The local server cannot be made to run; the text says why and what would help."""


def java_versions(version: str) -> tuple[int, ...]:
    """Return the Java versions that this Neo4j is tested on by its makers, the best first.

    Example:
        >>> java_versions("5.26.30"), java_versions("2026.08.1")
        ((17, 21), (21, 25))
    """
    return (17, 21) if version.startswith("5.") else (21, 25)


def find_java(version: str = DEFAULT_VERSION) -> Path | None:
    """Return the `java` of a JDK that this Neo4j runs on, or None.

    Looks at JAVA_HOME, the PATH and the usual folders; takes a version that Neo4j is tested on
    before a newer one.
    """
    tested = java_versions(version)
    found = {java: _java_version(java) for java in _candidates()}
    fit = [java for java, number in found.items() if number >= tested[0]]
    return min(fit, key=lambda java: found[java] not in tested, default=None)


def _candidates() -> Iterator[Path]:
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    if on_path := shutil.which("java"):
        homes.append(Path(on_path).resolve().parent.parent)
    for pattern in _JVM_FOLDERS:
        homes.extend(sorted(Path("/").glob(pattern.lstrip("/"))))
    for home in dict.fromkeys(homes):
        # A JRE has no compiler, and the server is started from its source file.
        if (home / "bin" / "javac").exists() and (home / "bin" / "java").exists():
            yield home / "bin" / "java"


def _java_version(java: Path) -> int:
    try:
        answer = subprocess.run(  # noqa: S603 - a Java that we have just found
            [java, "-version"], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    number = re.search(r'version "(\d+)', answer.stderr)
    return int(number[1]) if number else 0


def find_missing(version: str = DEFAULT_VERSION) -> str | None:
    """Return one sentence that says what keeps a local Neo4j from running here, or None."""
    if find_java(version) is None:
        return (
            f"Neo4j {version} needs a JDK {java_versions(version)[0]} or newer: "
            "none was found in JAVA_HOME, on the PATH or in the usual folders."
        )
    if not _lib(version).is_dir() and shutil.which("mvn") is None:
        return f"The jars of Neo4j {version} are fetched by Maven: no mvn was found on the PATH."
    return None


def _lib(version: str) -> Path:
    return CACHE / version / "lib"


def fetch_jars(version: str = DEFAULT_VERSION) -> Path:
    """Return the folder with the server's jars, fetched from Maven Central where not there yet.

    Safe to call from several processes at once: one fetches, the others wait for it.
    """
    lib = _lib(version)
    lib.parent.mkdir(parents=True, exist_ok=True)
    with file_lock(lib.parent / "fetch.lock"):
        if not lib.is_dir():
            _copy_dependencies(version, lib.with_name("partial")).rename(lib)
    return lib


def _copy_dependencies(version: str, folder: Path) -> Path:
    maven = shutil.which("mvn")
    if maven is None:
        raise LocalNeo4jError(find_missing(version) or "No mvn was found on the PATH.")
    shutil.rmtree(folder, ignore_errors=True)
    command = [
        maven, "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies",
        "-DincludeScope=runtime", f"-Dneo4j.version={version}", f"-DoutputDirectory={folder}",
    ]  # fmt: skip
    answer = subprocess.run(  # noqa: S603 - a fixed command line
        command, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False
    )
    if answer.returncode:
        message = f"Maven could not fetch Neo4j {version}:\n{answer.stdout[-2000:]}"
        raise LocalNeo4jError(message)
    return folder


def import_files(
    arguments: Sequence[str],
    folder: Path,
    home: Path,
    version: str = DEFAULT_VERSION,
    java: Path | None = None,
) -> str:
    """Run Neo4j's offline importer, and return what it said.

    Args:
        arguments: What `neo4j-admin` would be told.
        folder: Where the files are.
        home: Of the server that will have the database; it must not run.
        version: Of Neo4j.
        java: The `java` of a JDK; None to look for one.

    Raises:
        LocalNeo4jError: When something is missing, or the importer fails.
    """
    found = java or find_java(version)
    if found is None:
        raise LocalNeo4jError(find_missing(version))
    home.mkdir(parents=True, exist_ok=True)
    jars = f"{fetch_jars(version)}/*"
    command = [str(found), *OPENS, "-cp", jars, "org.neo4j.cli.AdminTool", *arguments]
    places = {"NEO4J_HOME": str(home.resolve()), "NEO4J_CONF": str(home.resolve())}
    answer = subprocess.run(  # noqa: S603 - a fixed program
        command,
        cwd=folder,
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        message = f"The import failed:\n{answer.stdout[-3000:]}{answer.stderr[-3000:]}"
        raise LocalNeo4jError(message)
    return answer.stdout


@contextmanager
def file_lock(path: Path) -> Iterator[None]:
    """Hold a lock that one process has at a time; it goes with the process."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
