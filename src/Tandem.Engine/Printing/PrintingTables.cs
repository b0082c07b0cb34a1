using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Printing;

/// <summary>The tables of what is printed.</summary>
internal static class PrintingTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<KeptSlipLook>().ToTable("slip_looks").HasKey(l => l.SellerId);
    }
}
