using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>Reads and changes which rate of a country each tax class of the shop means.</summary>
public sealed class ChangeClassRates(Database database, TimeProvider clock)
{
    private const int MostCells = 2000;
    private const int LongestClass = 200;

    public async Task<MatrixPage> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        var said = await db.SettingsOf<ClassRates>(seller, ct);
        var used = await db.Items.Where(i => i.SellerId == seller).Select(i => i.TaxClass).Distinct().ToListAsync(ct);
        var matrix = ClassMatrix.Of(said);
        var today = DutchTime.DayOf(clock.GetUtcNow());
        var choices = RateTable.Shipped.Rows.Where(r => r.Holds(today)).GroupBy(r => r.Country.Code).ToDictionary(
            g => g.Key, g => (IReadOnlyList<RateChoice>)[.. g.DistinctBy(r => r.Kind).OrderBy(r => r.Kind)
                .Select(r => new RateChoice(r.Kind.ToString(), r.Rate.Thousandths / 1000m))], StringComparer.Ordinal);
        List<string> classes = [ClassMatrix.Standard, "reduced-rate", "zero-rate"];
        classes.AddRange(used.Select(TaxTable.Slug).Concat(said.Cells.Select(c => c.Class)).Distinct(StringComparer.Ordinal)
            .Except(classes, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
        List<string> countries = ["NL", "BE"];
        countries.AddRange(said.Cells.Select(c => c.Country).Distinct(StringComparer.Ordinal)
            .Except(countries, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
        return new MatrixPage(classes, countries, [.. choices.Keys.Except(countries, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)])
        {
            Chosen = classes.SelectMany(c => choices.Keys.Select(k => (Class: c, Country: k)))
                .ToDictionary(at => at, at => matrix.Kind(at.Class, Country.TryParse(at.Country)!.Value)?.ToString()),
            Choices = choices,
        };
    }

    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public async Task<Reason?> Save(SellerId seller, IReadOnlyList<ClassRate> cells, CancellationToken ct)
    {
        var rates = RateTable.Shipped;
        if (cells.Count > MostCells || cells.DistinctBy(c => (c.Class, c.Country)).Count() != cells.Count
            || cells.Any(c => c.Class is not { Length: > 0 and <= LongestClass } || Country.TryParse(c.Country) is not { } country
                || !rates.IsMember(country) || country.Code != c.Country
                || (c.Kind is not null && !rates.Rows.Any(r => r.Country == country && r.Kind.ToString() == c.Kind))))
            return Reason.Of("invoice.classes-unsound");
        await database.WriteFor(seller, db => Save(db, seller, new ClassRates { Cells = cells }, ct), ct);
        return null;
    }

    /// <summary>What waits for an answer is looked at again with it.</summary>
    internal async Task Save(TandemDb db, SellerId seller, ClassRates rates, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.ChangeSettings(seller, now, rates, ct)) return;
        await DocumentTask.Ring(db, seller, now, ct);
    }
}
