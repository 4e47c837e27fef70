// The admin's choosers (select2) tell no screen reader which field they are. Where Django draws them, also in a row
// that is added later, each part gets the name of its field.
"use strict";

{
  const $ = window.django?.jQuery;
  const draw = $?.fn.djangoAdminSelect2;

  const nameOf = (field) => field.getAttribute("aria-label") || field.labels[0]?.textContent.replace(/:\s*$/, "").trim();

  const nameParts = (field) => {
    const { $selection, $dropdown } = $(field).data("select2");
    const chosen = $selection.find(".select2-selection__rendered").removeAttr("role aria-readonly")[0];
    const list = $dropdown.find("[role=listbox]");
    const own = `${chosen.id}-field`;
    // Its name is the field's, then what is chosen.
    $selection.attr({
      "id": own,
      "aria-label": nameOf(field),
      "aria-labelledby": `${own} ${chosen.id}`,
      "aria-controls": list.attr("id"),
    });
    $dropdown.find("[type=search]").add(list).attr("aria-label", nameOf(field));
  };

  if (draw) {
    $.fn.djangoAdminSelect2 = function () {
      draw.call(this);
      return this.each((_, field) => nameParts(field));
    };
  }
}
