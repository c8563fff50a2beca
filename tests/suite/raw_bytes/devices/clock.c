/* Loaded into a program before its libraries: its clock on the wall goes SECONDOK_TEST_AHEAD seconds ahead. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
    long answer = syscall(SYS_clock_gettime, clock, now);
    const char *ahead = getenv("SECONDOK_TEST_AHEAD");
    if (answer == 0 && clock == CLOCK_REALTIME && ahead)
        now->tv_sec += atol(ahead);
    return (int)answer;
}
