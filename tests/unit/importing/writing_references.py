"""Small writers of the formats, for round trips."""

import csv
import io
import json


def write_ris(record):
    lines = ["TY  - JOUR", f"TI  - {record['title']}"]
    lines += [f"AU  - {family}, {given}" for family, given in record["people"]]
    lines += [f"AU  - {body}," for body in record["bodies"]]
    lines += [f"PY  - {record['year']}", f"JO  - {record['container_title']}", f"VL  - {record['volume']}"]
    lines += [f"SP  - {record['first']}", f"EP  - {record['last']}", f"DO  - {record['doi']}", "ER  - ", ""]
    return "\n".join(lines)


def write_nbib(record):
    lines = [f"PMID- {record['pmid']}", f"TI  - {record['title']}."]
    lines += [f"FAU - {family}, {given}" for family, given in record["people"]]
    lines += [f"CN  - {body}" for body in record["bodies"]]
    lines += [f"DP  - {record['year']} May 3", f"JT  - {record['container_title']}", f"VI  - {record['volume']}"]
    lines += [f"PG  - {record['first']}-{record['last']}", f"LID - {record['doi']} [doi]", "PT  - Journal Article", ""]
    return "\n".join(lines) + "\n"


LATEX = {"&": r"\&", "%": r"\%", "#": r"\#", "é": r"{\'e}", "ü": r"{\"u}"}


def _latex(text):
    for plain, written in LATEX.items():
        text = text.replace(plain, written)
    return text


def write_bibtex(record):
    names = [f"{_latex(family)}, {_latex(given)}" for family, given in record["people"]]
    names += [f"{{{_latex(body)}}}" for body in record["bodies"]]
    fields = {
        "title": _latex(record["title"]), "author": " and ".join(names), "year": record["year"],
        "journal": _latex(record["container_title"]), "volume": record["volume"],
        "pages": f"{record['first']}--{record['last']}", "doi": record["doi"],
    }  # fmt: skip
    inner = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@article{{key{record['pmid']},\n{inner}\n}}\n"


def write_csl(records):
    return json.dumps(
        [
            {
                "type": "article-journal", "title": r["title"], "container-title": r["container_title"],
                "author": [{"family": f, "given": g} for f, g in r["people"]] + [{"literal": b} for b in r["bodies"]],
                "issued": {"date-parts": [[r["year"]]]}, "volume": r["volume"], "page": f"{r['first']}-{r['last']}",
                "DOI": r["doi"],
            }
            for r in records
        ]
    )  # fmt: skip


def write_csv(records):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["type", "title", "authors", "year", "journal", "volume", "pages", "doi"])
    for r in records:
        names = [f"{f}, {g}" for f, g in r["people"]] + [f"{b}," for b in r["bodies"]]
        pages = f"{r['first']}-{r['last']}"
        cells = [r["title"], "; ".join(names), r["year"], r["container_title"], r["volume"], pages, r["doi"]]
        writer.writerow(["Journal article", *cells])
    return out.getvalue()
