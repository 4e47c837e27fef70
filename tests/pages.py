"""One page of every sort, as journeys visit them."""

PAGES = {
    "home": "/",
    "search": "/search/?q=pooled+budgets&place=england",
    "search with all filters": "/search/?whole=theme&nation=wales&confidence=single-source",
    "search without results": "/search/?q=xyzzyqqq&theme=none",
    "lessons": "/lessons/",
    "outcomes": "/outcomes/",
    "themes": "/themes/",
    "lesson": "/lessons/lesson-savings-elusive/",
    "theme": "/themes/integrated-care/",
    "initiative": "/initiatives/vg-salford/",
    "programme": "/programmes/vanguards/",
    "paper": "/papers/rand-ey-2012/",
    "policy": "/policies/nhs-plan-2000/",
    "outcome": "/outcomes/out-stokes-2021-two-models-01/",
    "place": "/places/torbay/",
    "about": "/about/",
    "help": "/help/search/",
    "accessibility": "/accessibility/",
    "not found": "/no-such-page/",
}
PHONE = {"width": 375, "height": 740}
SMALL_PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}
