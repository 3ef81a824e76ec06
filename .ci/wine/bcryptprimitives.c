/* Wine 8 has no bcryptprimitives.dll, from which Rust's standard library takes its random numbers. This stands in for it in
   the prefix that the tests run in; it is part of no program that is given to anybody. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T length)
{
    const ULONG most = 0x100000;
    while (length > 0) {
        ULONG part = length < most ? (ULONG)length : most;
        if (!RtlGenRandom(to, part))
            return FALSE;
        to += part;
        length -= part;
    }
    return TRUE;
}
