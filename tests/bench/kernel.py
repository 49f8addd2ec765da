"""The batch kernel in numpy, the runs as the last axis: python3 tests/bench/kernel.py FILE [--batch | --ensemble | --config]

Without --batch the totals are compared with those of the file, with it one batch of all runs is timed,
with --ensemble the draws of every component and year, the runs and the quantiles of the totals.
Of einsum, matmul and sums of products for the two products of matrices, and of 8 to 1000 runs at a time, the fastest
with the reference BLAS are kept.
"""
import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy is loaded
import numpy as np

RUNS = 64  # at a time: the arrays stay in the cache


def read(path):
    """The file of `kosh bench --export` (src/bench.h): a line of JSON, then float64 arrays in the order of their names."""
    with open(path, "rb") as file:
        header = json.loads(file.readline())
        rest = np.frombuffer(file.read(), "<f8")
    kernel, at = {}, 0
    for name, shape in header["arrays"].items():
        size = int(np.prod(shape))
        kernel[name] = rest[at:at + size].reshape(shape).copy()
        at += size
    if at != rest.size:
        raise SystemExit("the file is not as long as its header says")
    if header["timing"] != 0 or kernel["net"].size or not kernel["stay"].size:
        raise SystemExit("only moves and migration through the year are written out")
    profiles, of = kernel["share"].shape[2], header["profile_of"]
    kernel["by_profile"] = np.array([[float(p == q) for q in of] for p in range(profiles)])  # [profile][stream]
    return kernel


def project(kernel, totals):
    _, ages, n = kernel["start"].shape
    periods, _, runs = kernel["multipliers"].shape
    share = kernel["share"].reshape(2 * ages, -1)
    stay = np.ascontiguousarray(kernel["stay"].transpose(0, 2, 1))[1:]  # [age][to][from]
    one_each = np.array_equal(kernel["by_profile"], np.eye(share.shape[1]))
    for first in range(0, runs, RUNS):
        block = slice(first, min(first + RUNS, runs))
        count = block.stop - block.start
        people, end, half, alive, grown = (np.empty((2, ages, n, count)) for _ in range(5))
        people[:] = kernel["start"][..., None]
        for t in range(periods):
            totals[t, :, block] = people.sum(axis=(0, 1))
            fertility, mortality, *streams = kernel["multipliers"][t, :, block]
            persons = 0.5 * kernel["persons"][t][:, :, None] * np.array(streams)[:, None, :]
            if not one_each:
                persons = np.tensordot(kernel["by_profile"], persons, 1)
            np.einsum("rp,pk->rk", share, persons.reshape(share.shape[1], -1), out=half.reshape(2 * ages, -1))
            people += half
            np.maximum(people, 0, out=people)
            np.multiply(kernel["dying"][t][..., None], mortality, out=alive)
            np.subtract(1, alive, out=alive)
            np.maximum(alive, 0, out=alive)
            np.multiply(people[:, :-1], alive[:, 1:], out=grown[:, 1:])
            grown[:, -1] += people[:, -1] * alive[:, -1]
            np.matmul(stay, grown[:, 1:], out=end[:, 1:])
            end[:, 1:] += half[:, 1:]
            np.maximum(end[:, 1:], 0, out=end[:, 1:])
            women = people[0, 1:-1] + end[0, 1:-1]
            births = np.einsum("ad,adk->dk", kernel["fertility"][t, 1:-1], women) * fertility
            for sex, part in enumerate((kernel["girls"][t], 1 - kernel["girls"][t])):
                np.maximum(births * part * alive[sex, 0] + half[sex, 0], 0, out=end[sex, 0])
            people, end = end, people
        totals[periods, :, block] = people.sum(axis=(0, 1))


def draw(kernel, sd=0.1, rho=0.5):
    """Log-normal multipliers with mean one that remember half of a year's deviation, in the place of those of the file."""
    rng, variance = np.random.default_rng(1), 0.0
    x = np.zeros(kernel["multipliers"].shape[1:])
    for multipliers in kernel["multipliers"]:
        variance = rho * rho * variance + sd * sd
        x = rho * x + sd * rng.standard_normal(x.shape)
        np.exp(x - variance / 2, out=multipliers)


def ensemble(kernel, totals):
    draw(kernel)
    project(kernel, totals)
    return np.quantile(totals, [0.025, 0.1, 0.5, 0.9, 0.975], axis=2)


def main(path, mode=""):
    if mode == "--config":
        print("numpy", np.__version__)
        np.show_config()
        return 0
    kernel = read(path)
    totals = np.empty_like(kernel["totals"])
    project(kernel, totals)  # also warms up
    if mode == "--ensemble":
        start = time.perf_counter()
        bands = ensemble(kernel, totals)
        print(json.dumps({"ensemble_ms": (time.perf_counter() - start) * 1e3, "bands": bands.size}))
        return 0
    if mode == "--batch":
        start = time.perf_counter()
        project(kernel, totals)
        print(json.dumps({"kernel_us_per_run": (time.perf_counter() - start) / totals.shape[2] * 1e6}))
        return 0
    worst = float(np.max(np.abs(totals - kernel["totals"]) / np.abs(kernel["totals"])))  # NaN stays NaN
    print(json.dumps({"worst": worst}))
    return 0 if worst <= 1e-9 else 1


sys.exit(main(*sys.argv[1:]))
