"""Products of sparse rows: the same as multiplied sparsely, whatever counts as frequent."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from bot.nlu import row_products
from bot.nlu.row_products import RowProducts


@settings(max_examples=30, deadline=None)
@given(
    rows=st.integers(1, 12),
    terms=st.integers(1, 9),
    frequent=st.integers(0, 10),
    seed=st.integers(0, 99),
    data=st.data(),
)
def test_a_block_holds_the_products_with_all_rows_up_to_its_end(
    rows: int, terms: int, frequent: int, seed: int, data: st.DataObject
) -> None:
    matrix = sparse.random(rows, terms, 0.4, format="csr", dtype=np.float32, random_state=seed)
    stop = data.draw(st.integers(1, rows))
    start = data.draw(st.integers(0, stop - 1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_products, "FREQUENT", frequent)
        block = RowProducts(matrix).block(start, stop)
    dense = matrix.toarray()
    assert block == pytest.approx(dense[start:stop] @ dense[:stop].T, abs=1e-6)
