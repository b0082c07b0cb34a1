using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Users;

/// <summary>The tables of users, and of what they are to sellers.</summary>
internal static class UserTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<User>(user =>
        {
            user.ToTable("users").HasKey(u => u.Id);
            user.HasIndex(u => u.NormalizedUserName).IsUnique();
            user.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
            user.Ignore(u => u.Email).Ignore(u => u.NormalizedEmail).Ignore(u => u.EmailConfirmed);
            user.Ignore(u => u.PhoneNumber).Ignore(u => u.PhoneNumberConfirmed);
        });
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("user_tokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("user_logins").HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.HasIndex(l => l.UserId);
            login.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("user_passkeys").HasKey(p => p.CredentialId);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Membership>(member =>
        {
            member.ToTable("memberships").HasKey(m => new { m.UserId, m.SellerId });
            member.HasIndex(m => m.SellerId);
            member.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<OneTimeLink>(link =>
        {
            link.ToTable("one_time_links").HasKey(l => l.Key);
            link.HasIndex(l => l.Hash);
            link.HasIndex(l => l.SellerId);
            link.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
