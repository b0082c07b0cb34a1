using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Print;

/// <summary>Reads the logo of documents: the one that packing slips have.</summary>
internal static class InvoiceLooks
{
    public static Task<byte[]?> LogoOf(TandemDb db, SellerId seller, CancellationToken ct) =>
        db.SlipLooks.Where(l => l.SellerId == seller).Select(l => l.Logo).SingleOrDefaultAsync(ct);
}
