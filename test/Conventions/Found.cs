namespace Tandem.Tests.Conventions;

/// <summary>Reads better in a failed run than a comparison of collections.</summary>
internal static class Found
{
    public static void Nothing(string rule, IEnumerable<string> violations)
    {
        var list = violations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (list.Count > 0)
            Assert.Fail($"{rule} ({list.Count} times not so):\n  {string.Join("\n  ", list)}");
    }
}
