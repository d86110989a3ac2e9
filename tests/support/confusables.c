/* Print the skeleton that ICU makes of each code point, in the format of Unicode's confusables.txt (UTS 39). */
#include <stdio.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

int main(void)
{
  UErrorCode fault = U_ZERO_ERROR;
  USpoofChecker *checker = uspoof_open(&fault);
  const UNormalizer2 *nfd = unorm2_getNFDInstance(&fault);
  if (U_FAILURE(fault)) return 2;
  printf("# Version: %s\n", U_UNICODE_VERSION);
  for (UChar32 point = 0; point <= 0x10ffff; point++) {
    if (U_IS_SURROGATE(point)) continue;
    UChar text[2], skeleton[128];
    int32_t length = 0, next = 0;
    U16_APPEND_UNSAFE(text, length, point);
    if (!unorm2_isNormalized(nfd, text, length, &fault)) continue;
    int32_t size = uspoof_getSkeleton(checker, 0, text, length, skeleton, 128, &fault);
    if (U_FAILURE(fault)) return 2;
    if (size == length && u_memcmp(text, skeleton, size) == 0) continue;
    printf("%04X ;", point);
    while (next < size) {
      UChar32 letter;
      U16_NEXT_UNSAFE(skeleton, next, letter);
      printf(" %04X", letter);
    }
    printf(" ; MA\n");
  }
  return 0;
}
