"""Changes one small thing in the code of a program, builds, runs the tests and says whether they noticed; again and again.

    mutants.py CHECKOUT PROGRAM N SEED ...         N random mutants of the folder PROGRAM, generator or comment-service, for each seed
    mutants.py CHECKOUT PROGRAM FILE:LINE:COLUMN=TEXT ...   the named mutants, as the table of survivors prints them

Places are drawn with a seed: each line of code that has an operator is equally likely, then each mutation of that line. A mutant that does
not compile, or whose optimised object code equals the original's (it is equivalent), is drawn again and counted apart. Work happens in
copies below CHECKOUT/build/mutants, one for each of the JOBS workers; each keeps its build, so that a mutant costs one compilation, and
one more link if the unit tests pass. The tests run in a sandbox (bubblewrap) that can write only to its copy and to a /tmp of its own: a mutant of the code that removes files must
not remove any of this machine's. Ends with 0 when at least 95 % were killed, else with 1.
"""
import concurrent.futures
import hashlib
import json
import math
import os
import pathlib
import queue
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import typing

import operators

GOAL = 0.95


class Program(typing.NamedTuple):
    """What to build and to run for the mutants of one folder."""
    unit_tests: str
    others: list  # targets that the other tests run
    stages: list  # patterns for ctest, the quick and telling tests first
    without: str  # tests that no mutant of the folder changes


PROGRAMS = {
    "generator": Program(
        "generator-tests", ["postil", "check_fragments", "render_lines"],
        ["^(golden-sites|invalid-sites)$", "^(commands-as-processes|property-builds|property-kills|links-any-folder|permalinks)$",
         "^(structure|metadata|manual|corpus|feeds)-?", "^(diagnostics|serve-clients|slow|readme|demo|links)-?", "."],
        "^(service-tests|hosts|(corpus-comments|kill|manifest-kill|loss|clock)-test|openapi|hardening|layers|mutation-operators|browser-(comments|embed|xss))$"),
    "comment-service": Program(
        "service-tests", ["postil-comments", "print_hosts", "corpus-comments-test", "kill-test", "render_lines", "print_asset"],
        ["^(hosts|(corpus-comments|kill|manifest-kill|loss|clock)-test)$", "^(readme-local-comments|demo-site|openapi)$", "^browser-(comments|embed|xss)$"],
        "^$"),
}
MEMORY = 8 << 30  # bytes of address space for the unit tests; a mutant may allocate for ever


def state_of(path):
    """What a file or a symbolic link holds; None if there is none."""
    if path.is_symlink():
        return os.readlink(path)
    return path.read_bytes() if path.exists() else None


class Worker:
    """One copy of the checkout with a build of its own."""

    def __init__(self, checkout, program, number):
        self.program = program
        self.home = checkout / "build/mutants" / str(number)
        self.tree = self.home / "postil"
        self.build = self.tree / "build/dev"
        self.environment = dict(os.environ, LC_ALL="C.UTF-8")
        self.copy(checkout)

    def copy(self, checkout):
        """Brings the copy up to date with the files of `checkout`, changing only what differs, so that builds stay incremental."""
        self.tree.mkdir(parents=True, exist_ok=True)
        listed = subprocess.run(["git", "-C", checkout, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                check=True, capture_output=True).stdout
        names = {name for name in listed.decode().split("\0") if name and os.path.lexists(checkout / name)}
        for name in names:
            source, target = checkout / name, self.tree / name
            if state_of(target) != state_of(source):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.unlink(missing_ok=True)
                shutil.copy(source, target, follow_symlinks=False)
        for old in [each for part in ("generator", "comment-service", "tests/golden") for each in self.tree.glob(f"{part}/**/*")]:
            if old.is_file() and str(old.relative_to(self.tree)) not in names:
                old.unlink()
        for packages in checkout.glob("tests/*/node_modules"):
            if not (self.tree / packages.relative_to(checkout)).exists():
                subprocess.run(["cp", "-al", packages, self.tree / packages.relative_to(checkout)], check=True)
        shared = self.home / "shared"
        if not shared.is_symlink() and (checkout.parent / "shared").is_dir():
            shared.symlink_to(checkout.parent / "shared")

    def prepare(self):
        """Builds the unchanged copy. Raises CalledProcessError, with the output, if it does not build."""
        self.run(["cmake", "--preset", "dev", "-DPOSTIL_WERROR=OFF"], check=True)
        self.run(["cmake", "--build", "--preset", "dev", "-j", str(os.cpu_count())], check=True)
        self.environment["CCACHE_READONLY"] = "1"  # no mutant is built twice
        self.commands = {each["file"]: each for each in json.loads((self.build / "compile_commands.json").read_text())}

    def run(self, command, **options):
        return subprocess.run(command, cwd=self.tree, env=self.environment, capture_output=True, text=True, errors="replace", **options)

    def builds(self, *targets):
        return self.run(["cmake", "--build", "--preset", "dev", "-j", "1", "--target", *targets]).returncode == 0

    def object_code(self, name):
        """The hash of the optimised object code of the file `name`, without debug information; None if it does not compile."""
        entry = self.commands[str(self.tree / name)]
        command = re.sub(r" -o \S+", "", entry["command"]).replace(" -g1", " -g0").replace(" -O1", " -O2")
        target = self.home / "object.o"
        done = subprocess.run(f"{command} -w -o {target}", shell=True, cwd=entry["directory"], env=self.environment, capture_output=True)
        return hashlib.sha256(target.read_bytes()).hexdigest() if done.returncode == 0 else None

    def in_sandbox(self, command, seconds):
        """Runs a command that may do anything. Returns its status, or None if it was ended after three times `seconds`.

        A process that has computed for `seconds` is ended too, and has failed. So a loop without an end is told from a busy machine.
        """
        sandbox = ["bwrap", "--cap-add", "ALL", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs",
                   "/dev/shm", "--bind", str(self.home), str(self.home), "--unshare-pid", "--die-with-parent", "--"]
        limit = ["prlimit", f"--cpu={math.ceil(seconds)}"]
        process = subprocess.Popen(sandbox + limit + command, cwd=self.build, env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            return process.wait(3 * seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # bubblewrap's end takes its processes along
            process.wait()
            return None

    def unit_tests(self, *options):
        """The command of the unit tests."""
        return ["prlimit", f"--as={MEMORY}", str(self.build / "bin" / self.program.unit_tests), "--abort-after=1", *options]

    def stages(self):
        """Each stage: its name and its command, in the order in which they run."""
        unit_tests = self.program.unit_tests
        yield unit_tests, self.unit_tests()
        taken = [self.program.without, f"^{unit_tests}$"]
        for stage in self.program.stages:
            without = "|".join(taken)  # CTest ignores a pattern of more than nine groups
            assert without.count("(") <= 9
            yield f"ctest {stage}", ["ctest", "-j", str(os.cpu_count()), "-R", stage, "-E", without, "--stop-on-failure"]
            taken.append(stage)

    def killer(self, stages, limits):
        """Runs the tests until one fails. Returns its stage, or None if all passed. `limits`: seconds for each stage."""
        for name, command in stages:
            status = self.in_sandbox(command, limits[name])
            if status != 0:
                return name + (" (time-out)" if status is None else "")
        return None

    def limits(self):
        """Runs the tests of the unchanged copy. Returns a generous number of seconds for each stage; exits if a test fails."""
        limits = {}
        for name, command in self.stages():
            begun = time.monotonic()
            if self.in_sandbox(command, 600) != 0:
                sys.exit(f"mutants: without any mutant, {name} fails in {self.tree}: {' '.join(command)}")
            limits[name] = 30 + 4 * (time.monotonic() - begun)
            print(f"  unchanged: {name} passes in {time.monotonic() - begun:.0f} s", flush=True)
        return limits

    def attempt(self, name, mutation, limits):
        """Builds and tests one mutant. Returns (verdict, detail): "killed", "survived", "equivalent" or "does not compile"."""
        path = self.tree / name
        original = path.read_text()
        try:
            path.write_text(mutation.apply(original))
            if not self.builds(self.program.unit_tests):
                return "does not compile", ""
            stages = self.stages()
            stage, unit_tests = next(stages)
            # The tests of the mutant's own folder are quick, and notice most.
            program, folder = pathlib.Path(name).parts[:2]
            near = self.unit_tests(f"--source-file=*/tests/{program}/{folder}/*")
            if killer := self.killer([(stage, near), (stage, unit_tests)], limits):
                return "killed", killer
            # Only now, since most mutants end before: an equivalent one passes all tests.
            if self.is_equivalent(name, original):
                return "equivalent", ""
            if not self.builds(*self.program.others):
                return "does not compile", ""
            killer = self.killer(stages, limits)
            return ("killed", killer) if killer else ("survived", "")
        finally:
            path.write_text(original)

    def is_equivalent(self, name, original):
        """Whether the mutant, which is in place, has the object code of the original file."""
        path = self.tree / name
        mutant, after = path.read_text(), self.object_code(name)
        path.write_text(original)
        before = self.object_code(name)
        path.write_text(mutant)
        return after == before


def name_of(name, mutation):
    return f"{name}:{mutation.line}:{mutation.column}={mutation.replacement}"


def random_mutants(checkout, folder, seed):
    """Yields (file, mutation) for ever, never one twice."""
    lines = []
    for path in sorted((checkout / folder).rglob("*.cpp")):
        for mutations in operators.mutations(path.read_text()).values():
            lines.append((str(path.relative_to(checkout)), mutations))
    choice, drawn = random.Random(seed), set()
    while True:
        name, mutations = choice.choice(lines)
        mutation = choice.choice(mutations)
        if (name, mutation) not in drawn:
            drawn.add((name, mutation))
            yield name, mutation


def named_mutants(checkout, names):
    for each in names:
        name, line, column, replacement = re.match(r"(.*?):(\d+):(\d+)=(.*)", each).groups()
        found = [mutation for mutation in operators.mutations((checkout / name).read_text()).get(int(line), [])
                 if (mutation.column, mutation.replacement) == (int(column), replacement)]
        if not found:
            sys.exit(f"mutants: there is no mutant {each}")
        yield name, found[0]


def show(checkout, name, mutation):
    """A mutant for people: where, what, and the line before and after."""
    text = (checkout / name).read_text()
    line = mutation.line - 1
    return (f"  {name_of(name, mutation)}\n      {mutation.operator}\n      - {text.splitlines()[line].strip()}\n"
            f"      + {mutation.apply(text).splitlines()[line].strip()}")


def try_all(workers, mutants, wanted, limits, checkout):
    """Tries mutants until `wanted` of them were killed or survived, or there are no more. Returns the results in the order drawn."""
    free = queue.Queue()
    for worker in workers:
        free.put(worker)

    def attempt(name, mutation):
        worker = free.get()
        try:
            return worker.attempt(name, mutation, limits)
        finally:
            free.put(worker)

    results, pending, counted = [], {}, 0
    with concurrent.futures.ThreadPoolExecutor(len(workers)) as pool:
        while True:
            while len(pending) < len(workers) and counted + len(pending) < wanted:
                drawn = next(mutants, None)
                if drawn is None:
                    break
                pending[pool.submit(attempt, *drawn)] = (len(results) + len(pending), *drawn)
            if not pending:
                return results
            for future in concurrent.futures.wait(pending, return_when=concurrent.futures.FIRST_COMPLETED).done:
                _, name, mutation = pending.pop(future)
                verdict, detail = future.result()
                results.append((verdict, detail, name, mutation))
                if verdict in ("killed", "survived"):
                    counted += 1
                    print(f"{counted:4} {verdict} {detail and 'by ' + detail} {name_of(name, mutation)}", flush=True)


def report(checkout, results):
    count = {verdict: sum(result[0] == verdict for result in results) for verdict in ("killed", "survived", "equivalent", "does not compile")}
    survivors = [result for result in results if result[0] == "survived"]
    if survivors:
        print("\nsurvivors:")
        for _, _, name, mutation in survivors:
            print(show(checkout, name, mutation))
    total = count["killed"] + count["survived"]
    share = count["killed"] / total if total else 1
    print(f"\n{total} mutants: {count['killed']} killed, {count['survived']} survived ({100 * share:.1f} % killed); besides, "
          f"{count['equivalent']} had the same object code and {count['does not compile']} did not compile")
    return 0 if share >= GOAL else 1


def main():
    checkout = pathlib.Path(sys.argv[1]).resolve()
    if not shutil.which("bwrap"):
        sys.exit("mutants: bubblewrap is missing; `make mutants` installs it")
    program = PROGRAMS[sys.argv[2]]
    workers = [Worker(checkout, program, number) for number in range(1, int(os.environ.get("JOBS") or os.cpu_count()) + 1)]
    for worker in workers:
        worker.prepare()
    limits = workers[0].limits()
    if not sys.argv[3].isdigit():
        mutants = named_mutants(checkout, sys.argv[3:])
        return report(checkout, try_all(workers, mutants, len(sys.argv), limits, checkout))
    status = 0
    for seed in sys.argv[4:]:
        print(f"{sys.argv[3]} mutants with seed {seed}", flush=True)
        mutants = random_mutants(checkout, sys.argv[2], seed)
        status |= report(checkout, try_all(workers, mutants, int(sys.argv[3]), limits, checkout))
    return status


if __name__ == "__main__":
    sys.exit(main())
