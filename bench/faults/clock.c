/*
 * A wall clock that can be set under a process while it runs: preloaded, it adds to the system's what MARSAD_CLOCK_FILE
 * holds (nanoseconds, 64 bits, in this machine's order). Read through shared memory, so it is also right within a signal
 * handler, by which PostgreSQL finds out that time is up: libfaketime says the true time there, and transactions end early.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *shift;

__attribute__((constructor)) static void open_clock(void)
{
    const char *path = getenv("MARSAD_CLOCK_FILE");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    void *memory = mmap(NULL, sizeof *shift, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (memory != MAP_FAILED)
        shift = memory;
}

int clock_gettime(clockid_t id, struct timespec *at)
{
    const int64_t second = 1000000000;
    int result = (int)syscall(SYS_clock_gettime, id, at);
    if (result != 0 || !shift || (id != CLOCK_REALTIME && id != CLOCK_REALTIME_COARSE))
        return result;
    int64_t nanoseconds = (int64_t)at->tv_sec * second + at->tv_nsec + *shift;
    at->tv_sec = nanoseconds / second;
    at->tv_nsec = nanoseconds % second;
    return 0;
}

int gettimeofday(struct timeval *restrict at, void *restrict zone)
{
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    at->tv_sec = now.tv_sec;
    at->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *at)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (at)
        *at = now.tv_sec;
    return now.tv_sec;
}
