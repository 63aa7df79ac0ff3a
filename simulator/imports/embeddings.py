"""Embeddings of works from words about them, where a user has none: words, people, then 64 directions."""

import numpy as np
import numpy.typing as npt

from simulator.imports.catalogue import Imported
from simulator.imports.tables import TableError

DIMENSIONS = 64
LARGEST = 127
WORDS = 1 << 16
MISSING = "making embeddings needs scikit-learn: pip install scikit-learn, or give an embedding column"


def documents(imported: Imported) -> list[str]:
    """For each work its text and title, and its people as words of their own."""
    crew = imported.credits.groupby("work")["person"].agg(lambda people: " ".join(f"person_{p}" for p in people))
    works = imported.works
    parts = [works["text"].fillna(""), works["title"].fillna(""), works["work"].map(crew).fillna("")]
    return [" ".join(words) for words in zip(*parts, strict=True)]


def from_text(imported: Imported, seed: int) -> npt.NDArray[np.int8]:
    """(works, 64) whole numbers: hashed words, weighted by rarity, on their main directions. Raises TableError."""
    try:
        from sklearn.decomposition import TruncatedSVD
        from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
    except ImportError:
        raise TableError([MISSING]) from None
    counts = HashingVectorizer(n_features=WORDS, alternate_sign=False, norm=None).transform(documents(imported))
    weighted = TfidfTransformer().fit_transform(counts)
    kept = max(1, min(DIMENSIONS, min(weighted.shape) - 1))
    found = TruncatedSVD(kept, random_state=seed).fit_transform(weighted)
    return whole(np.pad(found, ((0, 0), (0, DIMENSIONS - kept))))


def whole(vectors: npt.NDArray[np.float64]) -> npt.NDArray[np.int8]:
    """Vectors as whole numbers up to 127, each work by its own largest entry."""
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    return np.asarray(np.rint(vectors / np.where(largest > 0.0, largest, 1.0) * LARGEST), dtype=np.int8)


def given(imported: Imported) -> npt.NDArray[np.float32] | None:
    """The user's own embeddings (works, d), or None; TableError where works differ in length."""
    if "embedding" not in imported.works:
        return None
    rows = imported.works["embedding"].to_list()
    lengths = {len(row) if isinstance(row, np.ndarray | list) else 0 for row in rows}
    if len(lengths) != 1 or 0 in lengths:
        raise TableError(["embeddings must be lists of one length for all works"])
    try:
        found = np.array([list(row) for row in rows], dtype=np.float64)
    except (TypeError, ValueError):
        raise TableError(["embeddings must be lists of numbers"]) from None
    wrong = ~(np.abs(found) <= np.finfo(np.float32).max).reshape(len(rows), -1).all(axis=1)
    if wrong.any():
        raise TableError(
            [f"work {imported.works['work'].iloc[int(np.argmax(wrong))]}: embedding holds no finite number"]
        )
    return found.astype(np.float32)
