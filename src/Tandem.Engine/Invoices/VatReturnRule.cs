using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// In which return, and in which of its boxes, a document ends: named for the bookkeeper, as in "1a+1b" (facts/vat.md §4). Pure.
/// </summary>
internal static class VatReturnRule
{
    public const string OneStopShop = "OSS (Union scheme)";

    /// <returns>Null where nothing is declared.</returns>
    public static string? DeclaredIn(VatTreatment treatment, Figures figures) => treatment switch
    {
        { Place: VatPlace.Destination } => OneStopShop,
        _ when figures.Breakdown.All(rate => rate.Category == VatCategory.E) && treatment.Exemption != Exemption.Margin => null,
        _ => $"{treatment.From} VAT return",
    };

    /// <returns>Null where the return has no boxes that Tandem knows.</returns>
    public static string? Box(VatTreatment treatment, Figures figures, bool isCredit)
    {
        if (treatment.Place == VatPlace.Destination) return null;
        return treatment.From.Code switch
        {
            "NL" => Together(figures, BoxIn("NL")) is { } box ? box + (isCredit ? ", negative" : "") : null,
            "BE" when isCredit => BelgianCredit(figures),
            "BE" => Together(figures, BoxIn("BE")) is { } grids ? grids + (figures.Vat == Money.Zero ? "" : ", 54") : null,
            _ => null,
        };
    }

    /// <summary>The box, or grid, that what was sold at a rate stands in; null: none that Tandem knows.</summary>
    /// <param name="from">The country whose return it is.</param>
    public static string? BoxOf(string from, VatCategory category, VatRate rate) => from switch
    {
        "NL" => Dutch(category, rate),
        "BE" => Belgian(category, rate),
        _ => null,
    };

    private static Func<RateFigures, string?> BoxIn(string from) => rate => BoxOf(from, rate.Category, rate.Rate);

    private static string? Dutch(VatCategory category, VatRate rate) => category switch
    {
        VatCategory.G => "3a",
        VatCategory.K => "3b",
        VatCategory.Z => "1e",
        VatCategory.S => rate.ToString() switch { "21" => "1a", "9" => "1b", _ => "1c" },
        _ => null,
    };

    private static string? Belgian(VatCategory category, VatRate rate) => category switch
    {
        VatCategory.G => "47",
        VatCategory.K => "46",
        VatCategory.Z => "00",
        VatCategory.S => rate.ToString() switch { "21" => "03", "12" => "02", "6" => "01", _ => null },
        _ => null,
    };

    private static string? BelgianCredit(Figures figures) =>
        figures.Breakdown.Any(rate => rate.Category == VatCategory.K) ? "48"
        : figures.Breakdown.All(rate => rate.Category == VatCategory.E) ? null
        : figures.Vat == Money.Zero ? "49" : "49, 64";

    /// <summary>What is taxed at 0 % stands before, and apart from, what is taxed.</summary>
    private static string? Together(Figures figures, Func<RateFigures, string?> of)
    {
        var (zero, taxed) = (Boxes(rate => rate.Category == VatCategory.Z), Boxes(rate => rate.Category != VatCategory.Z));
        return (zero, taxed) switch
        {
            ("", "") => null,
            ("", _) => taxed,
            (_, "") => zero,
            _ => $"{zero} + {taxed}",
        };

        string Boxes(Func<RateFigures, bool> which) =>
            string.Join('+', figures.Breakdown.Where(which).Select(of).OfType<string>().Distinct(StringComparer.Ordinal));
    }
}
