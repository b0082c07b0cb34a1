using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Users;

/// <summary>Registers what belongs to users.</summary>
internal static class UserRegistration
{
    public static IServiceCollection AddUsers(this IServiceCollection services)
    {
        services.AddSingleton<People>();
        services.AddSingleton<OneTimeLinks>();
        services.AddSingleton<ManageUsers>();
        services.AddScoped<IUserStore<User>, UserRows>();
        return services;
    }
}
