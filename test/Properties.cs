using CsCheck;

namespace Tandem.Tests;

/// <summary>
/// Properties over the same values in every run, so that a red test means a change and not luck. With
/// <c>TANDEM_TEST_FRESH=20</c> they are tried on fresh values, twenty times as many. (It stands nearer than CsCheck's method of
/// the same name, of which a seed fixes the first value only.)
/// </summary>
internal static class Properties
{
    private const string Seed = "000000000001";
    private const int Tries = 100;

    /// <summary>With 0 the first example that fails is shown as it is: whoever only counts failures need not wait.</summary>
    private static readonly int TriesToShrink =
        int.TryParse(Environment.GetEnvironmentVariable("TANDEM_TEST_SHRINK"), out var tries) ? tries : 5_000;

    private static readonly int Fresh =
        int.TryParse(Environment.GetEnvironmentVariable("TANDEM_TEST_FRESH"), out var times) ? times : 0;

    /// <summary>Whether this run tries values that no run has tried.</summary>
    public static bool AreFresh => Fresh > 0;

    /// <exception cref="CsCheckException">It does not hold; with the smallest example that was found.</exception>
    public static void Sample<T>(this Gen<T> gen, Action<T> assert, int iter = Tries)
    {
        if (AreFresh)
        {
            Check.Sample(gen, assert, iter: (long)iter * Fresh);
            return;
        }

        foreach (var (seed, value) in Values(gen, iter))
        {
            try
            {
                assert(value);
            }
            catch (Exception) when (TriesToShrink > 0)
            {
                Check.Sample(gen, assert, seed: seed, iter: TriesToShrink, threads: 1);
                throw;
            }
        }
    }

    public static void Sample<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> assert, int iter = Tries) =>
        gen.Sample(t => assert(t.Item1, t.Item2), iter);

    public static void Sample<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> assert, int iter = Tries) =>
        gen.Sample(t => assert(t.Item1, t.Item2, t.Item3), iter);

    public static void Sample<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Action<T1, T2, T3, T4> assert, int iter = Tries) =>
        gen.Sample(t => assert(t.Item1, t.Item2, t.Item3, t.Item4), iter);

    public static void Sample<T1, T2, T3, T4, T5>(this Gen<(T1, T2, T3, T4, T5)> gen, Action<T1, T2, T3, T4, T5> assert,
        int iter = Tries) =>
        gen.Sample(t => assert(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5), iter);

    /// <exception cref="CsCheckException">It does not hold; with the example.</exception>
    public static async Task SampleAsync<T>(this Gen<T> gen, Func<T, Task> assert, int iter = Tries)
    {
        if (AreFresh)
        {
            await Check.SampleAsync(gen, assert, iter: (long)iter * Fresh, threads: 1);
            return;
        }

        foreach (var (seed, value) in Values(gen, iter))
        {
            try
            {
                await assert(value);
            }
            catch (Exception) when (TriesToShrink > 0)
            {
                await Check.SampleAsync(gen, assert, seed: seed, iter: 1, threads: 1);
                throw;
            }
        }
    }

    public static Task SampleAsync<T1, T2>(this Gen<(T1, T2)> gen, Func<T1, T2, Task> assert, int iter = Tries) =>
        gen.SampleAsync(t => assert(t.Item1, t.Item2), iter);

    public static Task SampleAsync<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Func<T1, T2, T3, T4, Task> assert,
        int iter = Tries) =>
        gen.SampleAsync(t => assert(t.Item1, t.Item2, t.Item3, t.Item4), iter);

    private static IEnumerable<(string Seed, T Value)> Values<T>(Gen<T> gen, int count)
    {
        var pcg = PCG.Parse(Seed);
        for (var i = 0; i < count; i++)
        {
            var seed = pcg.ToString();
            yield return (seed, gen.Generate(pcg, null, out _));
        }
    }
}
