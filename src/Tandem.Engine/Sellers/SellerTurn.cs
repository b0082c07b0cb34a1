using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>Takes turns with the seller's own loop.</summary>
internal static class SellerTurn
{
    /// <summary>
    /// Waits until no transaction of the seller's loop is open, and keeps it out until this one has ended: what is decided from
    /// is
    /// never half of what a person says. SQLite lets one write at a time anyway; PostgreSQL needs the lock on the row.
    /// </summary>
    /// <returns>False where there is no such seller.</returns>
    public static async Task<bool> TakeTurn(this TandemDb db, SellerId seller, CancellationToken ct) =>
        await db.Sellers.Where(s => s.Id == seller).ExecuteUpdateAsync(s => s.SetProperty(x => x.Epoch, x => x.Epoch), ct) > 0;
}
