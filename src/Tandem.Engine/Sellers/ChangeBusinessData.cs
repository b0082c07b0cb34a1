using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>Reads and changes who a seller is in law.</summary>
public sealed class ChangeBusinessData(Database database, TimeProvider clock)
{
    public async Task<BusinessData> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.SettingsOf<BusinessData>(seller, ct);
    }

    /// <summary>The seller is called by that name from then on.</summary>
    /// <returns>What is wrong, by the name of the field; empty: it is saved.</returns>
    public async Task<IReadOnlyDictionary<string, Reason>> Save(SellerId seller, BusinessData data, CancellationToken ct)
    {
        var tidy = BusinessRule.Tidy(data);
        var problems = BusinessRule.Problems(tidy);
        if (problems.Count == 0) await database.WriteFor(seller, db => Save(db, seller, tidy, clock.GetUtcNow(), ct), ct);
        return problems;
    }

    /// <summary>What is right already.</summary>
    internal static async Task Save(TandemDb db, SellerId seller, BusinessData data, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == seller, ct) is not { } row) return;
        db.NoteSettings(seller, now, row.Get<BusinessData>(), data);
        row.Set(data);
        row.Name = data.Business;
    }
}
