"""The workspace in a real browser: no accessibility fault on any sort of page, and a review by keyboard alone."""

import pytest

from tests.browser.faults import ACCESSIBLE, FITTING, OPEN_FOLDS, find_faults
from tests.signing_in import PASSWORD, sign_in, wait_at

pytestmark = pytest.mark.browser

FOR_ADMINISTRATORS = (
    "/curate/people/",
    "/curate/vocabulary/",
    "/curate/vocabulary/theme/",
    "/curate/vocabulary/theme/add/",
    "/curate/vocabulary/theme/terms/integrated-care/",
    "/curate/vocabulary/acronym/",
)
# Two curators change one field of a lesson; the second one's work then waits with a clash. A third work has none.
PREPARE = """
from django.contrib.auth.models import Group, User
from django.utils import timezone
from django.db.models import Count
from evidence.curation.actions import accept_work, hand_in_reading, invite_person, open_double_reading, propose
from evidence.curation.actions.people import token_of
from evidence.curation.rows import plain_rows
from evidence.models import Lesson, LessonEvidence, Paper

def person(name, role):
    user = User.objects.create_user(name, password={password!r}, is_staff=True, last_login=timezone.now())
    user.groups.add(Group.objects.get(name=role))
    return user

def change(lesson, by, **values):
    lesson = Lesson.objects.get(pk=lesson.pk)
    for name, value in values.items():
        setattr(lesson, name, value)
    return propose(plain_rows([lesson]), by=by, form="test", title=str(lesson), reason="Clearer.", about=lesson)

ada, bea, rita = person("ada", "curator"), person("bea", "curator"), person("rita", "administrator")
first, other = Lesson.objects.order_by("pk")[:2]
clashing = change(first, ada, explanation="What Ada wrote.", level="micro")
accept_work(change(first, bea, explanation="What Bea wrote."), by=rita)
plain = change(other, ada, explanation="What waits for review.")
papers = Paper.objects.order_by("pk")[:3]
blind, both = (open_double_reading(paper, "inclusion", by=ada) for paper in papers[:2])
for reader, answer in ((ada, "yes"), (bea, "no")):
    hand_in_reading(both, by=reader, given={{"include": (answer, "Because.")}})
appraised = open_double_reading(Paper.objects.filter(design__slug="qualitative").exclude(
    type__slug__in=["editorial", "perspective", "policy-document"])[0], "appraisal", by=ada, parts="1")
link = token_of(invite_person(by=rita, name="Edna Lyall", role="curator"))
rich = LessonEvidence.objects.visible().filter(paper__design__slug="qualitative", is_second_hand=False)
rich = rich.values("lesson__slug").annotate(n=Count("paper", distinct=True)).order_by("-n")[0]["lesson__slug"]
print("numbers", clashing.pk, plain.pk, first.slug, both.pk, appraised.pk, link, rich, ada.pk)
"""


@pytest.fixture(scope="session")
def numbers(site):
    line = site.manage("shell", "--no-imports", "-c", PREPARE.format(password=PASSWORD)).strip().splitlines()[-1]
    names = ("clashing", "plain", "slug", "both", "appraised", "link", "rich", "ada")
    return dict(zip(names, line.split()[1:], strict=True))


def test_pages_before_the_workspace_have_no_fault(numbers, page):
    faults = {}
    for address in ("/curate/sign-in/", f"/curate/come-in/{numbers['link']}/", "/curate/come-in/nothing/"):
        page.goto(address)
        faults[address] = find_faults(page, ACCESSIBLE)

    assert {address: found for address, found in faults.items() if found} == {}


def test_a_term_is_looked_at_and_reworded_without_scripts(numbers, open_page):
    page = open_page(java_script_enabled=False)
    sign_in(page, "rita", "/curate/vocabulary/caremodel/")

    page.get_by_role("table").get_by_role("link").first.click()
    page.get_by_label("Definition").fill("What it is, in a sentence.")
    page.get_by_role("button", name="Look at what that changes").first.click()
    page.get_by_role("cell", name="What it is, in a sentence.").wait_for()
    page.get_by_role("button", name="Do it").click()

    assert page.get_by_role("status").inner_text().startswith("Done.")


@pytest.mark.parametrize("name", ["ada", "rita"])
def test_pages_have_no_accessibility_fault_and_fit(name, numbers, page):
    sign_in(page, name)
    faults = {}
    for address in (
        "/curate/",
        "/curate/works/",
        f"/curate/works/{numbers['clashing']}/",
        f"/curate/records/lesson/{numbers['slug']}/history/",
        f"/curate/records/lesson/{numbers['slug']}/history/?since-published=yes",
        "/curate/quality/",
        "/curate/quality/paper-recalled/",
        "/curate/quality/initiative-stale/",
        "/curate/quality/initiative-unasked-link/",
        "/curate/password/",
        "/curate/readings/",
        "/curate/readings/open/?record=rand-ey-2012",
        f"/curate/readings/{numbers['both']}/",
        f"/curate/readings/{numbers['appraised']}/",
        f"/curate/lessons/{numbers['rich']}/confidence/",
        *(FOR_ADMINISTRATORS if name == "rita" else ()),
        *([f"/curate/people/{numbers['ada']}/"] if name == "rita" else ()),
    ):
        page.goto(address)
        page.evaluate(OPEN_FOLDS)
        faults[address] = find_faults(page, (*ACCESSIBLE, *FITTING))

    assert {address: found for address, found in faults.items() if found} == {}


def test_a_reviewer_signs_in_and_accepts_by_keyboard_alone(numbers, page):
    address = f"/curate/works/{numbers['plain']}/"
    page.goto(address)
    page.wait_for_function("document.activeElement.id === 'id_username'")
    page.keyboard.type("rita")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    wait_at(page, address)

    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Accept"):
            break
    assert page.evaluate("document.activeElement.textContent").startswith("Accept")
    page.keyboard.press("Enter")

    page.get_by_role("status").filter(has_text="Readers see it now").wait_for()


def test_the_owner_merges_with_what_somebody_else_wrote_without_scripts(numbers, open_page):
    page = open_page(java_script_enabled=False)
    sign_in(page, "ada", f"/curate/works/{numbers['clashing']}/")

    page.get_by_label("Explanation: your text").fill("What Bea wrote. What Ada wrote.")
    page.get_by_role("button", name="Keep these choices").click()

    page.get_by_role("status").filter(has_text="Kept.").wait_for()
    page.wait_for_load_state()
    assert page.get_by_text("changed by somebody else").count() == 0
