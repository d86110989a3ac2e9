/* Parse a calendar from standard input with libical. Print its validity and number of errors, then one line per date. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
  size_t room = 1 << 22, length = 0, got;
  char *text = malloc(room + 1);
  while ((got = fread(text + length, 1, room - length, stdin)) > 0) length += got;
  text[length] = '\0';
  icalcomponent *calendar = icalparser_parse_string(text);
  if (calendar == NULL) return 2;
  int isRight = icalrestriction_check(calendar);
  int faults = icalcomponent_count_errors(calendar);
  printf("%d %d\n", isRight, faults);
  for (icalcomponent *one = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); one != NULL;
       one = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    printf("%s\t%ld\t%ld\t%s\t%s\n", icalcomponent_get_uid(one), (long)icaltime_as_timet(icalcomponent_get_dtstart(one)),
           (long)icaltime_as_timet(icalcomponent_get_dtend(one)),
           icalenum_status_to_string(icalcomponent_get_status(one)), icalcomponent_get_summary(one));
  }
  return 0;
}
