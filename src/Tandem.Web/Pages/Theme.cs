using MudBlazor;

namespace Tandem.Web.Pages;

/// <summary>Colours and type. The system's own fonts: nothing is fetched from elsewhere.</summary>
internal static class Theme
{
    private static readonly string[] Fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"];

    public static MudTheme Mud { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5d52",
            Background = "#f5f6f4",
            Surface = "#ffffff",
            TextPrimary = "#1c2321",
            TextSecondary = "#55605c",
            AppbarBackground = "#ffffff",
            AppbarText = "#1c2321",
            DrawerBackground = "#f5f6f4",
            DrawerText = "#1c2321",
            DrawerIcon = "#55605c",
            Success = "#1b6e3c",
            Warning = "#8a5300",
            Error = "#b3261e",
            Info = "#1d5fa8",
            LinesDefault = "#dde2df",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#6fd3c2",
            Background = "#131817",
            Surface = "#1c2322",
            TextPrimary = "#e8edeb",
            TextSecondary = "#a9b5b1",
            AppbarBackground = "#1c2322",
            AppbarText = "#e8edeb",
            DrawerBackground = "#131817",
            DrawerText = "#e8edeb",
            DrawerIcon = "#a9b5b1",
            Success = "#7fd6a0",
            Warning = "#f0bd6b",
            Error = "#ffb4ab",
            Info = "#9ecbff",
            LinesDefault = "#323b39",
        },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = Fonts } },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
    };
}
