using System.Globalization;

namespace Tandem.Bench;

/// <summary>Prints each figure with its bound; a bound that is broken makes the run fail.</summary>
internal static class Verdict
{
    private static int _broken;

    /// <summary>For the system: 1 where a bound was broken.</summary>
    public static int ExitCode => _broken > 0 ? 1 : 0;

    /// <param name="of">The benchmark.</param>
    public static void AtMost(string of, string what, double figure, double most, string unit = "")
    {
        var held = figure <= most;
        if (!held) _broken++;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{of}: {(held ? "holds " : "BROKEN")} {what}: {figure:0.00}{unit}, at most {most:0.##}{unit}"));
    }

    /// <summary>It did not come to its end.</summary>
    public static void Failed(string of, string why)
    {
        _broken++;
        Console.WriteLine($"{of}: BROKEN {why}");
    }
}
