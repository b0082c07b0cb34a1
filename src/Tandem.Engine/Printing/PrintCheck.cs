namespace Tandem.Engine.Printing;

/// <summary>What this machine cannot print, and the Debian packages that bring it.</summary>
/// <param name="Lacking">Ways of writing without a font.</param>
/// <param name="HasOrder">Whether text from right to left can be put in order.</param>
public sealed record PrintCheck(IReadOnlyList<Writing> Lacking, IReadOnlyList<string> Packages, bool HasOrder)
{
    public static PrintCheck Run() => Run(MachineFonts.Here);

    internal static PrintCheck Run(MachineFonts fonts)
    {
        var lacking = WritingRule.Samples.Where(s => fonts.For(s.Sample) is null).ToList();
        return new PrintCheck([.. lacking.Select(s => s.Writing)],
            [.. lacking.Select(s => s.Package).Distinct(StringComparer.Ordinal)], TextRuns.KnowsDirections);
    }
}
