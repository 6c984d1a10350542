"""Files that people hand over, made as the programs make them that they come from."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

POSITIONS = (
    "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Larkfield Hospital,Ward Sister,"Leads a ward,\nof 24 beds",Leeds,Mar 2022,\n'
    "Larkfield Hospital,Staff Nurse,,Leeds,Sep 2017,Feb 2022\n"
)
SKILLS = "Name\nWound care\nRostering\n"
CERTIFICATES = (
    "Name,Url,Authority,Started On,Finished On,License Number\n"
    "Basic Life Support (BLS) Provider,,American Heart Association,Jan 2026,Jan 2028,\n"
)

RESUME = {
    "basics": {"name": "Somebody"},
    "work": [
        {"name": "Larkfield", "position": "Data Analyst", "startDate": "2023-05-01"},
        {"company": "Old Ltd", "position": "Clerk", "startDate": "2019", "endDate": "2023-04"},
    ],
    "skills": [{"name": "Databases", "keywords": ["SQL", "Data mining"]}],
    "certificates": [{"name": "CompTIA A+", "issuer": "CompTIA", "date": "2024-02"}],
}

PASSPORT = {
    "SkillsPassport": {
        "LearnerInfo": {
            "WorkExperience": [
                {
                    "Period": {"From": {"Year": 2021, "Month": 4}, "Current": True},
                    "Position": {"Label": "Sous Chef"},
                    "Employer": {"Name": "Hotel Larkfield"},
                }
            ],
            "Skills": {"JobRelated": {"Description": "<ul><li>Menu planning</li><li>HACCP</li></ul>"}},
        }
    }
}

PASSPORT_XML = """<?xml version="1.0" encoding="UTF-8"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo><WorkExperienceList>
<WorkExperience><Period><From year="2021" month="--04"/><Current>true</Current></Period>
<Position><Label>Sous Chef</Label></Position><Employer><Name>Hotel Larkfield</Name></Employer></WorkExperience>
</WorkExperienceList><Skills><JobRelated><Description>Menu planning; HACCP</Description></JobRelated></Skills>
</LearnerInfo></SkillsPassport>"""

CANDIDATE_XML = """<?xml version="1.0" encoding="UTF-8"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:hr="http://www.hr-xml.org/3"><CandidateProfile>
<hr:EmploymentHistory><hr:EmployerHistory><hr:OrganizationName>Hotel Larkfield</hr:OrganizationName>
<hr:PositionHistory><hr:PositionTitle>Sous Chef</hr:PositionTitle><hr:EmploymentPeriod>
<hr:StartDate><hr:FormattedDateTime>2021-04-01</hr:FormattedDateTime></hr:StartDate>
<hr:CurrentIndicator>true</hr:CurrentIndicator></hr:EmploymentPeriod></hr:PositionHistory></hr:EmployerHistory>
</hr:EmploymentHistory><hr:PersonCompetency><hr:CompetencyName>HACCP</hr:CompetencyName></hr:PersonCompetency>
</CandidateProfile></Candidate>"""

CV = """Ada Example
Leeds | ada@example.org

Profile
I have worked since I was sixteen and like people.

Work experience
Shift Lead, Larkfield Foods
Jan 2023 – present
- Leads a shift of twelve
Packer at Larkfield Foods, 06/2019 - 12/2022

Skills: Forklift driving, stock control; Excel
Certificates
- Level 2 Food Safety in Catering, Highfield, 2024
• First Aid at Work (2023)

Education
Larkfield School 2010 - 2016
"""


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return made.getvalue()


def linkedin(**left_out: bool) -> bytes:
    """LinkedIn's archive, without the files whose names are given."""
    files = {"Positions": POSITIONS, "Skills": SKILLS, "Certifications": CERTIFICATES, "Ad_Targeting": "x\n"}
    return archive({f"{name}.csv": text for name, text in files.items() if name not in left_out})


def word(text: str) -> bytes:
    """A .docx with these lines as paragraphs."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{line.replace('&', '&amp;')}</w:t></w:r></w:p>" for line in text.splitlines())
    body = f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{lines}</w:body></w:document>'
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def pdf(text: str) -> bytes:
    """A PDF of one page with these lines; without any, one that holds no text, like a scan."""
    shown = "".join(
        f"({line.encode('cp1252', 'replace').decode('latin-1').translate({40: '[', 41: ']', 92: '/'})}) Tj T* "
        for line in text.splitlines()
    )
    stream = f"BT /F1 10 Tf 14 TL 40 800 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(made)


def as_json(value: object) -> bytes:
    """A JSON file."""
    return json.dumps(value).encode()
