using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Sellers;

/// <summary>The tables of sellers, with their shops, accounts and settings.</summary>
internal static class SellerTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Seller>(seller =>
        {
            seller.ToTable("sellers").HasKey(s => s.Id);
            seller.HasMany(s => s.Modules).WithOne().HasForeignKey(m => m.SellerId);
            seller.HasMany(s => s.Settings).WithOne().HasForeignKey(s => s.SellerId);
            seller.Navigation(s => s.Modules).AutoInclude();
            seller.Navigation(s => s.Settings).AutoInclude();
        });
        model.Entity<ModuleLive>().ToTable("module_live").HasKey(m => new { m.SellerId, m.Module });
        model.Entity<SellerSetting>().ToTable("settings").HasKey(s => new { s.SellerId, s.Name });
        model.Entity<Shop>(shop =>
        {
            shop.ToTable("shops").HasKey(s => s.Id);
            shop.HasIndex(s => s.SellerId);
        });
        model.Entity<Account>(account =>
        {
            account.ToTable("accounts").HasKey(a => a.Id);
            account.HasIndex(a => a.SellerId);
        });
        model.Entity<ApiToken>(token =>
        {
            token.ToTable("api_tokens").HasKey(t => t.Key);
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasIndex(t => t.SellerId);
        });
    }
}
